/** A warning for whoever has its link: it is public, so nobody need sign in. */
import { useRouter } from '@tarojs/taro'
import { paths } from '../../paths.ts'
import { useMe } from '../../session/store.ts'
import { Page } from '../../ui/page/page.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { WholeWarning } from '../parts/whole-warning.tsx'

export default function Detail() {
  const { params } = useRouter()
  const me = useMe()
  return (
    <Page title='预警' warned='not'>
      <WholeWarning key={`${me?.id}-${params.id}`} warningId={params.id ?? ''} />
      {me && (
        <ButtonLink kind='quiet' icon='history' to={paths.warnings}>
          我这里的全部预警
        </ButtonLink>
      )}
    </Page>
  )
}
