/** A picture. `alt` says what it shows; an empty one is decoration. */
import { Image } from '@tarojs/components'

export function Picture({ src, alt, className }: { src: string; alt: string; className?: string | undefined }) {
  if (process.env.TARO_ENV === 'h5') return <img src={src} alt={alt} className={className} loading='lazy' />
  return <Image src={src} className={className ?? ''} mode='aspectFill' lazyLoad ariaLabel={alt} />
}
