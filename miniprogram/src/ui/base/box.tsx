import { View } from '@tarojs/components'
import { createElement, type ReactNode } from 'react'
export function Box(props: { className?: string; children?: ReactNode }) {
  return process.env.TARO_ENV === 'h5' ? createElement('div', props) : <View {...props} />
}
