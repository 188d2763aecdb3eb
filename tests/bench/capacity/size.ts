/**
 * The size of an item as DynamoDB counts it (Developer Guide, "Item sizes and formats"): the UTF-8 bytes of names and
 * values; a number is a byte for every two significant digits and one more; true, false and null are one byte; a list or
 * map is 3 bytes, one for each element, and what is in it.
 */
export type Item = Record<string, unknown>

const bytes = (text: string) => Buffer.byteLength(text)

/** In bytes. Keys whose value is undefined aren't stored. */
export const sizeOf = (item: Item): number =>
  entriesOf(item).reduce((sum, [name, value]) => sum + bytes(name) + valueSize(value), 0)

const entriesOf = (map: object) => Object.entries(map).filter(([, value]) => value !== undefined)

function valueSize(value: unknown): number {
  if (typeof value === 'string') return bytes(value)
  if (typeof value === 'number') return numberSize(value)
  if (typeof value === 'boolean' || value === null) return 1
  if (Array.isArray(value)) return 3 + value.reduce((sum: number, each) => sum + 1 + valueSize(each), 0)
  if (typeof value === 'object') return 3 + entriesOf(value).length + sizeOf({ ...value })
  throw new Error(`DynamoDB keeps no ${typeof value}`)
}

function numberSize(value: number): number {
  const digits = String(Math.abs(value)).replace('.', '').replace(/^0+/, '').replace(/0+$/, '')
  return Math.ceil(digits.length / 2) + 1
}
