/** The part of `qrcode` that only counts modules and draws nothing: its index would bring canvas and PNG with it. */
declare module 'qrcode/lib/core/qrcode.js' {
  export function create(
    segments: { mode: 'byte'; data: Uint8Array }[],
    options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' },
  ): { modules: { size: number; get(row: number, column: number): number | boolean } }
}
