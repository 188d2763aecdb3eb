/** Where the device is, asked of whoever holds it: in the datum of China's maps (GCJ-02), as alerts take it. */
import Taro from '@tarojs/taro'
import gcoord from 'gcoord'
import type { Position } from '../../../shared/alerts/alert.ts'

/** Milliseconds. */
const PATIENCE = 8_000

/** Undefined where it was refused, is switched off, or takes too long: nothing may hang on it. */
export async function whereAmI(): Promise<Position | undefined> {
  if (process.env.TARO_ENV === 'h5') {
    return browserPosition()
  } else {
    try {
      const asked = { type: 'gcj02', isHighAccuracy: true, highAccuracyExpireTime: PATIENCE } as const
      const { latitude, longitude, accuracy } = await Taro.getLocation(asked)
      return { latitude, longitude, accuracy }
    } catch {
      return undefined
    }
  }
}

/** Browsers speak the world's datum, some hundred metres beside. */
function inChina({ latitude, longitude, accuracy }: Position): Position {
  const [east, north] = gcoord.transform([longitude, latitude], gcoord.WGS84, gcoord.GCJ02)
  return { latitude: north, longitude: east, ...(accuracy === undefined ? {} : { accuracy }) }
}

function browserPosition(): Promise<Position | undefined> {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve(undefined)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve(inChina(coords)),
      () => resolve(undefined),
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 0 },
    )
  })
}
