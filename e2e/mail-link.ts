import { mailFolder } from './environment'
import { expect } from './fixtures'
import { mailTo } from './mail-server'

/** The link of the mail with this subject, once it has come: the only whole address of this site in it. */
export async function linkIn(address: string, subject: RegExp): Promise<string> {
  let link: string | undefined
  await expect(async () => {
    const mail = (await mailTo(mailFolder(), address)).find((one) => subject.test(one.subject ?? ''))
    expect(mail?.html).toContain('href=')
    link = /https?:\/\/\S+\/link\/\S+/.exec(mail?.text ?? '')?.[0]
    expect(link, mail?.text).toBeTruthy()
  }).toPass({ timeout: 20_000, intervals: [50] })
  return link ?? ''
}
