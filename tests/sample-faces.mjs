/** @file Faces in the sample photos: squares about them, by their centre and side in pixels. */

const SIDE = 420;

export const sampleFaces = {
  first: at("sample3.jpg", 1185, 360),
  /** The woman of `first`. */
  firstAgain: at("sample1.jpg", 1570, 310),
  second: at("sample6.jpg", 358, 625),
};

/** @param {string} name @param {number} x @param {number} y */
function at(name, x, y) {
  return { file: `public/samples/${name}`, x, y, side: SIDE };
}
