/// <reference lib="dom" />
// The picture of the graph page as a PNG file, made of the SVG file.

/** The picture that is taken away, in double size. @param {string} address of the SVG file */
async function savePng(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * 2;
  canvas.height = image.height * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => {
    if (!blob) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = 'graph.png';
    link.click();
    URL.revokeObjectURL(link.href);
  });
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[data-png]') : null;
  if (!(link instanceof HTMLAnchorElement) || event.button > 0 || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  savePng(link.href);
});
