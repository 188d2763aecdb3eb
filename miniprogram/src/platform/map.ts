/** A place on a map: WeChat's own, and in browsers Tencent's, which take the same coordinates (GCJ-02). */
import Taro from '@tarojs/taro'

export interface MapPlace {
  latitude: number
  longitude: number
  name: string
}

export function openMap({ latitude, longitude, name }: MapPlace): void {
  if (process.env.TARO_ENV === 'h5') {
    const marker = `coord:${latitude},${longitude};title:${name}`
    const query = new URLSearchParams({ marker, referer: 'weilinli' })
    window.open(`https://apis.map.qq.com/uri/v1/marker?${query}`, '_blank', 'noopener,noreferrer')
    return
  }
  void Taro.openLocation({ latitude, longitude, name }).catch(() => undefined)
}
