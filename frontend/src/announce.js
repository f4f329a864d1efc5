// Says something to everyone, including people who cannot see the page change.
export function announce(text, { wrong = false } = {}) {
  const region = document.getElementById('announcements');
  if (!region || !text) return;
  const notice = document.createElement('p');
  notice.className = wrong ? 'notice notice-wrong' : 'notice';
  notice.textContent = text;
  region.replaceChildren(notice);
  region.scrollIntoView({ block: 'nearest' });
}
