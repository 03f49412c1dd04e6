// What every page has: keys for the rooms, copying, and words for screen readers.

export function say(text) {
  document.getElementById('status').textContent = text;
}

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  say(`Copied: ${button.dataset.copy}`);
});

// Alt+Shift and a room's letter leads there.
document.addEventListener('keydown', (event) => {
  if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return;
  const link = document.querySelector(`nav a[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!link) return;
  event.preventDefault();
  link.click();
});
