export default definePageConfig({ navigationBarTitleText: '照护信息' })
