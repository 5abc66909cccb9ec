/// <reference lib="dom" />
// The picture of the graph page in another size, by Ctrl and wheel.

const ZOOM = { least: 0.3, most: 3, settleMs: 160 };
/** Of the picture's own size; 0 as long as nobody changed it. */
let zoom = 0;

const drawing = () => /** @type {SVGSVGElement | null} */ (document.querySelector('.paper > svg'));

/** The picture in another size; what was at a point of it stays where it is on the screen. */
function settle(x = 0, y = 0) {
  const svg = drawing();
  if (!svg || zoom === 0) return;
  const { width, height } = svg.viewBox.baseVal;
  const grown = (width * zoom) / svg.clientWidth - 1;
  svg.style.transform = '';
  svg.classList.remove('elastic');
  svg.setAttribute('width', String(width * zoom));
  svg.setAttribute('height', String(height * zoom));
  svg.parentElement?.scrollBy(x * grown, y * grown);
}

let settling = 0;
let point = { x: 0, y: 0 };

/** While the wheel turns only the transform changes, which needs no layout. @param {WheelEvent} event */
function turn(event) {
  const svg = drawing();
  if (!event.ctrlKey || !(event.target instanceof Element) || !svg?.parentElement?.contains(event.target))
    return;
  event.preventDefault();
  const { width } = svg.viewBox.baseVal;
  if (!svg.style.transform) {
    const { left, top } = svg.getBoundingClientRect();
    point = { x: event.clientX - left, y: event.clientY - top };
    zoom = svg.clientWidth / width;
    svg.style.transformOrigin = `${point.x}px ${point.y}px`;
  }
  zoom = Math.min(ZOOM.most, Math.max(ZOOM.least, zoom * Math.exp(-event.deltaY / 400)));
  svg.style.transform = `scale(${(zoom * width) / svg.clientWidth})`;
  clearTimeout(settling);
  settling = window.setTimeout(() => settle(point.x, point.y), ZOOM.settleMs);
}

document.addEventListener('wheel', turn, { passive: false });
document.addEventListener('drawn', () => settle());
