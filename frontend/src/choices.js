// A link to a choice of a form (data-choose: the choice's id) makes the choice too; the menu of the
// account closes like a menu. Without this module the link only leads there and the menu stays open.

document.addEventListener('click', (event) => {
  const link = event.target.closest('[data-choose]');
  const choice = link && document.getElementById(link.dataset.choose);
  if (!choice) return;
  event.preventDefault();
  choice.checked = true;
  choice.dispatchEvent(new Event('input', { bubbles: true }));
  choice.focus();
  choice.closest('form')?.scrollIntoView({ block: 'nearest' });
  choice.scrollIntoView({ block: 'center' });
});

function closeMenus(except) {
  document.querySelectorAll('details.account[open]').forEach((menu) => {
    if (menu !== except) menu.open = false;
  });
}

document.addEventListener('click', (event) => closeMenus(event.target.closest('details.account')));
document.addEventListener('keydown', (event) => {
  const menu = event.key === 'Escape' && document.querySelector('details.account[open]');
  if (!menu) return;
  closeMenus();
  menu.querySelector('summary').focus();
});
