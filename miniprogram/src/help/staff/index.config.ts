export default definePageConfig({ navigationBarTitleText: '互助情况' })
