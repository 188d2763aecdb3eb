export default definePageConfig({ navigationBarTitleText: '求助时帮一把' })
