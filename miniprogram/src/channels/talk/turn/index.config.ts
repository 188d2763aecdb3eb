export default definePageConfig({ navigationBarTitleText: '转为诉求' })
