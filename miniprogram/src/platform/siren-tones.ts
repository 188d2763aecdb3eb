/** The tones of an alarm, drawn: so that nothing is fetched and nothing weighs in the package. Pure. */

/** Samples a second. */
export const RATE = 8000
/** Hertz, one after the other, each for half a second. */
const TONES = [880, 660]

/** One second of it, from -1 to 1. */
export const sirenSamples = (): number[] =>
  Array.from({ length: RATE }, (_, at) => {
    const tone = TONES[Math.floor((at / RATE) * TONES.length)] ?? 0
    return 0.6 * Math.sin((2 * Math.PI * tone * at) / RATE)
  })

/** The same as a WAV file: 8 bits, one channel. */
export function sirenFile(): ArrayBuffer {
  const samples = sirenSamples()
  const view = new DataView(new ArrayBuffer(44 + samples.length))
  const word = (at: number, text: string) => {
    for (let i = 0; i < text.length; i++) view.setUint8(at + i, text.charCodeAt(i))
  }
  word(0, 'RIFF')
  view.setUint32(4, 36 + samples.length, true)
  word(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, RATE, true)
  view.setUint32(28, RATE, true)
  view.setUint16(32, 1, true)
  view.setUint16(34, 8, true)
  word(36, 'data')
  view.setUint32(40, samples.length, true)
  for (const [i, sample] of samples.entries()) view.setUint8(44 + i, Math.round(128 + 127 * sample))
  return view.buffer
}
