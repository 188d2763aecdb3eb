/** What a notice says: title, text, and the same in other languages. */
import { useState } from 'react'
import type { FieldErrors } from '../../../../shared/errors.ts'
import { type Language, languages, languageWords } from '../../../../shared/notices/kinds.ts'
import { NOTICE_MAX, TITLE_MAX, TRANSLATIONS_MAX } from '../../../../shared/notices/notice.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { LineField, TextField } from '../../ui/parts/field.tsx'
import { Buttons } from '../../ui/parts/prose.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import type { WordingForm } from './notice-form.ts'

export interface WordingProps {
  form: WordingForm
  wrong: FieldErrors
  change: (part: Partial<WordingForm>) => void
}

export function WordingFields({ form, wrong, change }: WordingProps) {
  return (
    <>
      <LineField
        id='notice-title'
        label='标题'
        hint={`最多 ${TITLE_MAX} 个字，说清什么事、什么时候`}
        placeholder='例如：周三上午停水通知'
        value={form.title}
        max={TITLE_MAX}
        error={wrong.title}
        onType={(title) => change({ title })}
      />
      <TextField
        id='notice-text'
        label='正文'
        hint='写清时间、范围、要做什么、找谁问。'
        value={form.text}
        max={NOTICE_MAX}
        error={wrong.text}
        onType={(text) => change({ text })}
      />
      <Translations form={form} wrong={wrong} change={change} />
    </>
  )
}

function Translations({ form, wrong, change }: WordingProps) {
  const [picking, setPicking] = useState(false)
  const { translations } = form
  const free = languages.filter((language) => !translations.some((each) => each.language === language))
  const put = (language: Language, part: { title?: string; text?: string }) =>
    change({ translations: translations.map((each) => (each.language === language ? { ...each, ...part } : each)) })
  return (
    <>
      {translations.map(({ language, title, text }, at) => (
        <Card key={language} title={languageWords[language]}>
          <LineField
            id={`title-${language}`}
            label={`标题（${languageWords[language]}）`}
            value={title}
            max={80}
            error={wrong[`translations.${at}.title`]}
            onType={(typed) => put(language, { title: typed })}
          />
          <TextField
            id={`text-${language}`}
            label={`正文（${languageWords[language]}）`}
            value={text}
            max={NOTICE_MAX}
            error={wrong[`translations.${at}.text`]}
            onType={(typed) => put(language, { text: typed })}
          />
          <Buttons>
            <Button
              kind='quiet'
              icon='trash-2'
              onTap={() => change({ translations: translations.filter((each) => each.language !== language) })}
            >
              去掉{languageWords[language]}
            </Button>
          </Buttons>
        </Card>
      ))}
      {translations.length < TRANSLATIONS_MAX && (
        <Buttons>
          <Button icon='languages' onTap={() => setPicking(true)}>
            加一种语言
          </Button>
        </Buttons>
      )}
      {picking && (
        <Sheet title='加一种语言' onClose={() => setPicking(false)}>
          <Choices
            label='语言'
            options={free.map((language) => [language, languageWords[language]] as const)}
            chosen={undefined}
            onChoose={(language) => {
              change({ translations: [...translations, { language, title: '', text: '' }] })
              setPicking(false)
            }}
          />
        </Sheet>
      )}
    </>
  )
}
