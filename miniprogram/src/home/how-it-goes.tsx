import { Box } from '../ui/base/box.tsx'
import { Card } from '../ui/parts/card.tsx'
import style from './how-it-goes.module.scss'

const steps = [
  '您说：写几句话，拍张照片，提交给所在的网格。',
  '我们办：工作人员 2 小时内受理，7 天内给出处理结果。',
  '您定：办好了由您确认，没解决可以退回重办，最后请您打分。',
]

/** For whoever has not filed anything yet. */
export function HowItGoes() {
  return (
    <Card title='一件诉求怎么办'>
      <Box as='ol' className={style.steps}>
        {steps.map((step, at) => (
          <Box as='li' key={step} className={style.step}>
            <Box as='span' className={style.number}>
              {at + 1}
            </Box>
            <Box as='span'>{step}</Box>
          </Box>
        ))}
      </Box>
    </Card>
  )
}
