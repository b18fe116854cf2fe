/** Exit codes of a command. */
export const exits = { done: 0, input: 1, usage: 2, output: 3, notAgreedTo: 4 } as const;

/** Ends the command with a message for whoever called it. */
export class Stop extends Error {
  constructor(
    readonly exit: (typeof exits)[keyof typeof exits],
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Returns the system's reason about a file, in words. */
export function reasonOf(fault: unknown): string {
  const { code, message = String(fault) } = fault as Partial<NodeJS.ErrnoException>;
  return (code === undefined ? undefined : reasons[code]) ?? message;
}

const reasons: Record<string, string> = {
  EACCES: 'you may not',
  EPERM: 'you may not',
  EROFS: 'it is on a disk that cannot be written to',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of its path is no folder',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
};
