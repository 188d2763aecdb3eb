export default definePageConfig({ navigationBarTitleText: '收时长' })
