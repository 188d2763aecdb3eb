export default definePageConfig({ navigationBarTitleText: '网格组' })
