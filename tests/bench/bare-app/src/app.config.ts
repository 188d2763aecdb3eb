export default defineAppConfig({
  pages: ['first/index', 'second/index'],
  window: { navigationBarTitleText: 'bare' },
  lazyCodeLoading: 'requiredComponents',
})
