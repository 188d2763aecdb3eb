/** Takes the rows of grids and buildings. A row may stand under one that comes before it in the file. */
import type { ImportError } from '../../../shared/imports/contract.ts'
import { noCounts, type Plan, type Taker, type TakerMade } from '../taker.ts'
import { type Adding, addNode } from './add.ts'
import { decide } from './decide.ts'
import { parseRow } from './parse-row.ts'

export function takeAreas({ job, header, tree, ports }: TakerMade): Taker {
  const by = { id: job.requester }
  return {
    // In a dry run what they would add is in no table, and what follows may stand under it.
    pass(row) {
      const { said } = parseRow(row, header)
      const decision = said && decide(tree, job.areaName, said)
      if (decision?.as === 'added') tree.add(decision.node)
    },

    async plan(rows): Promise<Plan> {
      const counts = noCounts()
      const errors: ImportError[] = []
      const adding: Adding[] = []
      for (const row of rows) {
        const { said, errors: wrong } = parseRow(row, header)
        const decision = said && decide(tree, job.areaName, said)
        if (!decision || decision.as === 'wrong') {
          counts.wrong++
          errors.push(...wrong)
          if (decision) errors.push({ row: row.row, column: header.title(decision.column), message: decision.message })
          continue
        }
        counts[decision.as]++
        if (decision.as === 'unchanged') continue
        tree.add(decision.node)
        adding.push({ row: row.row, node: decision.node, codeGiven: decision.codeGiven, by })
      }
      return {
        counts,
        errors,
        // One after another: they change their parents.
        async carry() {
          for (const each of adding) await addNode(ports, each)
        },
      }
    },

    settle: async () => [],
  }
}
