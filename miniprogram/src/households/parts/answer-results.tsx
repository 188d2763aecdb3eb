import type { Answered, JoinCard } from '../../../../shared/households/join.ts'
import { joinLifecycle } from '../../../../shared/households/lifecycle.ts'
import { Box } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { addressWords } from '../../words/join.ts'
import style from './answer.module.scss'

/** What came of each of the joins that were answered. */
export function AnswerResults({
  joins,
  results,
  onClose,
}: {
  joins: readonly JoinCard[]
  results: readonly Answered[]
  onClose: () => void
}) {
  const failed = results.filter(({ ok }) => !ok).length
  return (
    <Sheet title={failed === 0 ? '都办好了' : `${results.length - failed} 件办好，${failed} 件没有`} onClose={onClose}>
      <Box as='ul' className={style.results} live='polite'>
        {results.map((result) => {
          const join = joins.find(({ id }) => id === result.id)
          return (
            <Box as='li' key={result.id} className={style.result}>
              <Icon
                name={result.ok ? 'circle-check' : 'triangle-alert'}
                className={result.ok ? style.done : style.wrong}
              />
              <Box as='span' className={style.who}>
                {join ? `${join.name} · ${addressWords(join)}` : result.id}
              </Box>
              <Box as='span' className={style.came}>
                {result.ok ? result.state && joinLifecycle.states[result.state].word : result.error?.message}
              </Box>
            </Box>
          )
        })}
      </Box>
      <Button kind='main' wide onTap={onClose}>
        知道了
      </Button>
    </Sheet>
  )
}
