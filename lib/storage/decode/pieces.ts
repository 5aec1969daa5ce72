/** A part of a page, in pixels of the scaled page. */
export type Piece = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

export type Scaled = { readonly width: number; readonly height: number; readonly pieces: readonly Piece[] };

const pageWidth = 1400;
/** The height of the part of a roll, and the width of the part of a wide strip. */
const pieceHeight = 4000;
const pieceWidth = 1400;
/** WebP allows 16,383 pixels. */
const maxPieceHeight = 16_000;
/** A page that is higher than this many widths is a strip, such as a till roll. The same holds for a wide one. */
const stripRatio = 4;
const maxStripPixels = 60_000_000;
export const maxPieces = 12;

/**
 * Returns the size at which a page is shown, and the parts into which it is cut. A till roll or a long screenshot keeps
 * its width, so that it stays readable. A wide strip keeps its height, and its parts follow one another from left to right.
 */
export function cutPage(width: number, height: number): Scaled {
  if (width > height * stripRatio && width > pageWidth) return turned(cutStrip(height, width, pieceWidth));
  return height > width * stripRatio && height > pieceHeight
    ? cutStrip(width, height, pieceHeight)
    : whole(width, height);
}

function whole(width: number, height: number): Scaled {
  const scale = Math.min(1, pageWidth / width, maxPieceHeight / height);
  const size = { width: scaled(width, scale), height: scaled(height, scale) };
  return { ...size, pieces: [{ left: 0, top: 0, ...size }] };
}

function cutStrip(width: number, height: number, pieceLength: number): Scaled {
  const scale = Math.min(
    1,
    pageWidth / width,
    Math.sqrt(maxStripPixels / (width * height)),
    (maxPieces * maxPieceHeight) / height,
  );
  const size = { width: scaled(width, scale), height: scaled(height, scale) };
  const count = Math.min(maxPieces, Math.ceil(size.height / pieceLength));
  const each = Math.ceil(size.height / count);
  const pieces = Array.from({ length: count }, (_, index) => ({
    left: 0,
    top: index * each,
    width: size.width,
    height: Math.min(each, size.height - index * each),
  })).filter((piece) => piece.height > 0);
  return { ...size, pieces };
}

const turned = ({ width, height, pieces }: Scaled): Scaled => ({
  width: height,
  height: width,
  pieces: pieces.map((piece) => ({ left: piece.top, top: piece.left, width: piece.height, height: piece.width })),
});

const scaled = (length: number, scale: number): number => Math.max(1, Math.round(length * scale));
