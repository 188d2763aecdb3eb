import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'

export default function First() {
  return (
    <View onClick={() => Taro.navigateTo({ url: '/second/index' })}>
      <Text>first</Text>
    </View>
  )
}
