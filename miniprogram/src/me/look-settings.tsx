import { changeSettings, themes, themeWords, useSettings } from '../settings/store.ts'
import { Card } from '../ui/parts/card.tsx'
import { Choices, Switch } from '../ui/parts/choices.tsx'
import { Group } from '../ui/parts/field.tsx'

const sizes = [
  ['large', '大'],
  ['largest', '特大'],
] as const

/** Letters and colours. */
export function LookSettings() {
  const { theme, elder } = useSettings()
  return (
    <Card title='显示'>
      <Switch
        label='长辈模式'
        hint='字更大，按钮更大'
        on={elder !== 'off'}
        onChange={(on) => changeSettings({ elder: on ? 'large' : 'off' })}
      />
      {elder !== 'off' && (
        <Group id='letter-size' label='字号'>
          <Choices label='字号' options={sizes} chosen={elder} onChoose={(size) => changeSettings({ elder: size })} />
        </Group>
      )}
      <Group id='colours' label='深浅色'>
        <Choices
          label='深浅色'
          options={themes.map((option) => [option, themeWords[option]] as const)}
          chosen={theme}
          onChoose={(chosen) => changeSettings({ theme: chosen })}
        />
      </Group>
    </Card>
  )
}
