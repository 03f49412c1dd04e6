// The place where a segment is to be cut: set by a click or by the arrows, drawn as a line between two
// letters, counted in code points of the segment's text.

import { currentSegment, list, onLeave, setCurrent } from './align-table.js';

let cut = null;
const mark = document.createElement('span');
mark.className = 'cut';
mark.setAttribute('aria-hidden', 'true');

export function cutPlace() {
  return cut?.segment === currentSegment() && cut?.segment.isConnected ? cut : null;
}

/** The cut as the workbench counts it. */
export function cutOffset() {
  return [...cut.segment.textContent.slice(0, cut.at)].length;
}

export function dropCut() {
  cut = null;
  mark.remove();
}

onLeave(dropCut);

/** Places between words, or between letters, in UTF-16 units; never at an end. */
function places(segment, granularity) {
  const language = segment.parentElement.lang;
  const parts = [...new Intl.Segmenter(language, { granularity }).segment(segment.textContent)];
  return parts.filter((part) => part.index > 0 && (granularity !== 'word' || part.isWordLike))
    .map((part) => part.index);
}

/** A range that is empty, at a place of the segment's text. */
function rangeAt(segment, at) {
  const walker = document.createTreeWalker(segment, NodeFilter.SHOW_TEXT);
  let rest = at;
  let node = walker.nextNode();
  for (; node; node = walker.nextNode()) {
    if (rest < node.length || (rest === node.length && !node.nextSibling && node.parentNode === segment)) break;
    rest -= node.length;
  }
  const range = document.createRange();
  if (node) range.setStart(node, rest);
  return range;
}

export function setCut(segment, at) {
  cut = { segment, at };
  const article = segment.closest('article');
  const box = article.getBoundingClientRect();
  const range = rangeAt(segment, at);
  // A range of one letter says on which line it stands; an empty one may say the line before.
  const end = Math.min(range.startOffset + 1, range.startContainer.length);
  range.setEnd(range.startContainer, end);
  const letter = range.getClientRects()[0];
  if (!letter) return dropCut();
  const isRightToLeft = segment.parentElement.dir === 'rtl';
  mark.style.insetInlineStart = `${(isRightToLeft ? letter.right : letter.left) - box.left - article.clientLeft}px`;
  mark.style.insetBlockStart = `${letter.top - box.top - article.clientTop}px`;
  mark.style.blockSize = `${letter.height}px`;
  article.append(mark);
}

/** Moves the cut by a word or a letter, the way the arrow points on the screen; gives the words around it. */
export function moveCut(arrow, byLetter) {
  const segment = currentSegment();
  if (!segment) return null;
  const isRightToLeft = segment.parentElement.dir === 'rtl';
  const isForward = (arrow === 'ArrowRight') !== isRightToLeft;
  const all = places(segment, byLetter ? 'grapheme' : 'word');
  if (!all.length) return null;
  const at = cutPlace()?.at;
  let next;
  if (at === undefined) next = nearest(all, segment.textContent.length / 2);
  else if (isForward) next = all.find((place) => place > at) ?? at;
  else next = all.findLast((place) => place < at) ?? at;
  setCut(segment, next);
  return around();
}

/** Offers a cut: behind the sign in the middle, or between the middle words. */
export function offerCut() {
  const segment = currentSegment();
  const text = segment?.textContent ?? '';
  const words = segment ? places(segment, 'word') : [];
  if (!words.length) return null;
  const signs = words.filter((place) => /[.!?؟؛;:،,»”"]["”»)]*\s+$/.test(text.slice(0, place)));
  setCut(segment, nearest(signs.length ? signs : words, text.length / 2));
  return around();
}

function nearest(all, middle) {
  return all.reduce((best, place) => (Math.abs(place - middle) < Math.abs(best - middle) ? place : best));
}

function around() {
  const text = cut.segment.textContent;
  const before = text.slice(0, cut.at).trim().split(/\s+/).pop();
  const after = text.slice(cut.at).trim().split(/\s+/)[0];
  return { before, after };
}

function placeOf(event) {
  if (document.caretPositionFromPoint) {
    const found = document.caretPositionFromPoint(event.clientX, event.clientY);
    return found && { node: found.offsetNode, offset: found.offset };
  }
  const range = document.caretRangeFromPoint?.(event.clientX, event.clientY);
  return range && { node: range.startContainer, offset: range.startOffset };
}

/** A click in a text puts the cut there, unless the reader marks some of it. */
list.addEventListener('click', (event) => {
  const segment = event.target.closest('.segment');
  if (!segment || event.target.closest('textarea')) return;
  if (!getSelection().isCollapsed) return;
  setCurrent(segment.closest('.bead'), { takesFocus: true, at: segment });
  const found = placeOf(event);
  if (!found || !segment.contains(found.node)) return;
  const before = document.createRange();
  before.setStart(segment, 0);
  before.setEnd(found.node, found.offset);
  const at = before.toString().length;
  if (at > 0 && at < segment.textContent.length) setCut(segment, at);
  else dropCut();
});

window.addEventListener('resize', () => {
  const place = cutPlace();
  if (place) setCut(place.segment, place.at);
});
