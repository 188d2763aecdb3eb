/** What fontkit unpacks WOFF2 with, in a bundle (infra/bundling.ts): our fonts are TTF, and the real one has a dictionary of half a megabyte. */
export default function decompress(): never {
  throw new Error('Fonts in WOFF2 are not read here')
}
