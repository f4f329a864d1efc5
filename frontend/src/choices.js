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

// What is asked depends on a choice (data-brings): one that was made before the scripts came, or that
// the browser brought back, counts as well. A page from the history stands as it was left.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) return;
  document.querySelectorAll('[data-brings] select').forEach((select) => {
    const drawn = [...select.options].find((option) => option.defaultSelected) ?? select.options[0];
    if (select.value !== drawn?.value) select.dispatchEvent(new Event('change', { bubbles: true }));
  });
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
