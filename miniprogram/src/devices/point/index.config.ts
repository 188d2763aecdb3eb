export default definePageConfig({ navigationBarTitleText: '重点部位' })
