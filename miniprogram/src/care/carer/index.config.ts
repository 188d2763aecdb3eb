export default definePageConfig({ navigationBarTitleText: '照护人' })
