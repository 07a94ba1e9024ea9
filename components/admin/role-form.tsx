'use client'

import { SendForm } from '@/components/admin/send-form'
import { SelectField } from '@/components/ui/field'
import { giveRole } from '@/lib/account/actions'
import { type Role, roles } from '@/lib/policy'

const meanings: Record<Role, string> = {
  member: 'Member: comments and checks',
  editor: 'Editor: articles',
  moderator: 'Moderator: reviews, comments, sanctions',
  admin: 'Admin: people and settings',
}

/** Gives somebody another role. */
export function RoleForm({ personId, role }: { personId: string; role: Role }) {
  return (
    <SendForm
      key={role}
      action={giveRole}
      hidden={{ personId, from: role }}
      label="Change the role"
      done="The role is changed. They are signed out, and have it when they sign in again."
    >
      <div className="grow sm:max-w-sm">
        <SelectField label="Role" name="role" defaultValue={role}>
          {roles.map((one) => (
            <option key={one} value={one}>
              {meanings[one]}
            </option>
          ))}
        </SelectField>
      </div>
    </SendForm>
  )
}
