export default definePageConfig({ navigationBarTitleText: '收不到消息的住户' })
