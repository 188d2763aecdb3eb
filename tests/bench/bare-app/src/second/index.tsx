import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'

export default function Second() {
  return (
    <View onClick={() => Taro.navigateTo({ url: '/first/index' })}>
      <Text>second</Text>
    </View>
  )
}
