/** Proposing a team: staff of the area agree before anybody else sees it. What is typed is kept as a draft. */
import '../../../../shared/zod.ts'
import { useState } from 'react'
import * as z from 'zod/mini'
import { ancestorAt, levelOf } from '../../../../shared/areas/code.ts'
import type { FieldErrors } from '../../../../shared/errors.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { entries, entryWords, NAME_MAX, TEXT_MAX, teamKinds } from '../../../../shared/teams/kinds.ts'
import { newTeam, teamLevels } from '../../../../shared/teams/team.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { goInstead, paths } from '../../paths.ts'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { FieldError, Group, LineField, TextField } from '../../ui/parts/field.tsx'
import { Soft, Stack } from '../../ui/parts/prose.tsx'
import { kindOptions } from '../parts/words.ts'

const proposal = z.object({
  name: z.string(),
  kind: z.optional(z.enum(teamKinds)),
  text: z.string(),
  entry: z.enum(entries),
  area: z.optional(z.string()),
})

export default function ProposePage() {
  return (
    <Page title='发起队伍'>
      <Gate>{(me) => <Propose key={me.id} me={me} />}</Gate>
    </Page>
  )
}

/** Where I verifiably live, or serve, as communities and streets. */
function placesOf({ homes, roles }: Me): (readonly [string, string])[] {
  const lived = homes
    .filter(({ verified }) => verified)
    .flatMap(({ building, buildingName }) => {
      const community = ancestorAt(building, 'community')
      const name = /^.*?社区/.exec(buildingName)?.[0] ?? buildingName
      return community ? [[community, name] as const] : []
    })
  const served = roles.flatMap(({ area, areaName }) =>
    teamLevels.some((level) => level === levelOf(area)) ? [[area, areaName] as const] : [],
  )
  return [...new Map([...lived, ...served])]
}

function Propose({ me }: { me: Me }) {
  const places = placesOf(me)
  const draft = useDraft(me.id, 'proposeTeam', proposal, { name: '', text: '', entry: 'asked' })
  const form = draft.value
  const area = form.area ?? places[0]?.[0]
  const [wrong, setWrong] = useState<FieldErrors>({})
  const { act, busy, failure, wrong: refused, forget } = useAct()
  const change = (part: Partial<z.infer<typeof proposal>>) => draft.update((latest) => ({ ...latest, ...part }))
  const at = (name: string) => wrong[name] ?? refused[name]

  async function submit() {
    forget()
    const read = z.safeParse(newTeam, { ...form, area })
    if (!read.success) {
      const found: FieldErrors = {}
      for (const issue of read.error.issues) found[issue.path.join('.')] ??= issue.message
      return setWrong(found)
    }
    setWrong({})
    const made = await act(read.data, (key) => api.call('proposeTeam', { body: read.data, key }), '已提交，等社区同意')
    if (!made) return
    draft.forget()
    goInstead(paths.team(made.id))
  }
  return (
    <Stack>
      <Soft>社区工作人员同意后队伍成立，您就是队长。</Soft>
      {places.length > 1 && (
        <Group id='team-area' label='在哪里' error={at('area')}>
          <Choices label='在哪里' options={places} chosen={area} onChoose={(chosen) => change({ area: chosen })} />
        </Group>
      )}
      <LineField
        id='team-name'
        label='队伍名称'
        placeholder='例如：花园清洁队'
        value={form.name}
        max={NAME_MAX}
        error={at('name')}
        onType={(name) => change({ name })}
      />
      <Group id='team-kind' label='做什么' error={at('kind')}>
        <Choices label='做什么' options={kindOptions} chosen={form.kind} onChoose={(kind) => change({ kind })} />
      </Group>
      <TextField
        id='team-text'
        label='介绍'
        placeholder='什么时候活动、做些什么、欢迎谁来'
        value={form.text}
        max={TEXT_MAX}
        error={at('text')}
        onType={(text) => change({ text })}
      />
      <Group id='team-entry' label='怎么加入'>
        <Choices
          label='怎么加入'
          options={entries.map((entry) => [entry, entryWords[entry]] as const)}
          chosen={form.entry}
          onChoose={(entry) => change({ entry })}
        />
      </Group>
      <FieldError id='team'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void submit()}>
        提交给社区
      </Button>
    </Stack>
  )
}
