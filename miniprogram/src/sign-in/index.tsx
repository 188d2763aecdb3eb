import { Page } from '../ui/page/page.tsx'
export default function P() {
  return <Page title='微邻里'>你好</Page>
}
