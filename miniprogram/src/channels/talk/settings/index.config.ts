export default definePageConfig({ navigationBarTitleText: '频道设置' })
