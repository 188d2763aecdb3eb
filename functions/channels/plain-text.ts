/** Texts as they are compared: full width made half, lower case, letters and digits alone. Pure. */
import { pairsOf } from '../areas/names.ts'

export const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** The pairs of neighbouring characters by which a text is found, each once. */
export const pairsIn = (text: string): string[] => pairsOf(plainText(text))
