/** A phone number inside a text that a tap calls. */
import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'

export function CallLink({
  number,
  className,
  children,
}: {
  number: string
  className?: string | undefined
  children: string
}) {
  if (process.env.TARO_ENV === 'h5')
    return (
      <a href={`tel:${number}`} className={className} aria-label={`拨打 ${children}`}>
        {children}
      </a>
    )
  // WeChat asks before it calls; thinking better of it is no fault.
  return (
    <Text
      className={className ?? ''}
      onClick={() => void Taro.makePhoneCall({ phoneNumber: number }).catch(() => undefined)}
    >
      {children}
    </Text>
  )
}
