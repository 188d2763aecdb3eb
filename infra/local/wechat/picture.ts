/** A picture of squares as a PNG, written straight: a bit a pixel, each row of squares packed once. */
import { crc32, deflateSync } from 'node:zlib'

/** `dark`: whether a square of the grid is; `across`: how many squares; `width`: pixels, of which those left over make the edge wider. */
export function squaresPng(dark: (column: number, row: number) => boolean, across: number, width: number): Buffer {
  const side = Math.floor(width / across)
  const edge = Math.floor((width - side * across) / 2)
  const rowBytes = Math.ceil(width / 8)
  const blank = Buffer.alloc(rowBytes + 1, 0xff)
  blank[0] = 0
  const rows: Buffer[] = Array.from({ length: width }, () => blank)
  for (let row = 0; row < across; row++) {
    const line = Buffer.from(blank)
    for (let x = 0; x < side * across; x++) {
      const [byte, bit] = [1 + ((edge + x) >> 3), 7 - ((edge + x) & 7)]
      if (dark(Math.floor(x / side), row)) line[byte] = (line[byte] ?? 0) & ~(1 << bit)
    }
    rows.fill(line, edge + row * side, edge + (row + 1) * side)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(width, 4)
  // One bit a pixel, shades of grey, and the one way that there is to pack, filter and interlace: none of the last two.
  header.set([1, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const data = deflateSync(Buffer.concat(rows), { level: 1 })
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
