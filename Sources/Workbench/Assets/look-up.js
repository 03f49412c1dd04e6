// Follows the typing: the answer is fetched as a part of the page and put in place.

const box = document.getElementById('query');
const place = document.getElementById('answer');
let waiting = null;
let asked = box.value;

async function ask() {
  const query = box.value.trim();
  if (query === asked) return;
  asked = query;
  waiting?.abort();
  waiting = new AbortController();
  const search = query ? `?q=${encodeURIComponent(query)}` : '';
  try {
    const answer = await fetch(`/look-up/answer${search}`, { signal: waiting.signal });
    place.innerHTML = await answer.text();
    history.replaceState(null, '', `/${search}`);
  } catch (error) {
    if (error.name !== 'AbortError') place.textContent = 'The workbench does not answer; is it still running?';
  }
}

let pause = 0;
box.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(ask, 150);
});
