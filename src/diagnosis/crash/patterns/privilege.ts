import { type LogPattern, patterns } from './pattern.ts';

/** EPERM in the languages of C libraries. */
const refused =
  '(?:operation not permitted|\\bEPERM\\b|opération non (?:permise|autorisée)|operation (?:ist )?nicht (?:erlaubt|gestattet|zulässig)|operación no permitida|operazione non permessa)';
/** Owners and modes of files are C12's; a connection that may not be made was cut by a firewall. */
const elsewhere = '^(?!.*\\b(?:l?chown|chmod|chgrp|utimes?|rename|unlink|connect|sendto|sendmsg|dial)\\b)';
const calls =
  '(?:set(?:res|re|e|fs)?[ug]id|setgroups|initgroups|setrlimit|prctl|capset|cap_set_\\w+|setcap|chroot|pivot_root|unshare|mount(?:ing|\\(2\\))?|umount2?|fusermount3?|mknod|ptrace|perf_event_open|e?bpf|sched_set\\w+|setpriority|renice|setns|sethostname|f?init_module|modprobe|keyctl|io_uring\\w*|settimeofday|clock_settime|mlock(?:all)?|swapon|r?limits?|ulimit|namespaces?|clone3?(?=[(:])|newuidmap|newgidmap|xtables|ip6?tables\\S*|nft(?:ables)?|ipset|ipvs|(?:rt)?netlink|wireguard|tun|tap|icmp|raw socket|sysctl|privileg\\w*|(?:ro|us|super-?us)er|root|group list)';

/** What only a privileged user or a capability may do. Before files, whose owners and modes are something else. */
export const privilegePatterns: readonly LogPattern[] = patterns(
  'privilege',
  // Capabilities
  new RegExp(`\\bcapabilit(?:y|ies)\\b.{0,160}${refused}|${refused}.{0,80}\\bcapabilit(?:y|ies)\\b`, 'i'),
  /\b(?:CAP|cap)_[A-Za-z_]{3,20}\b.{0,120}(?:[Nn]ot permitted|[Dd]enied|[Mm]issing|\b[Rr]equired|\b[Nn]eeded|\bnot (?:set|granted|available|present|enabled))/,
  /\b(?:[Mm]issing|[Ll]ack(?:s|ing)?|[Rr]equires?|[Nn]eeds?|[Ww]ithout)\b(?: \w{1,12}){0,3} (?:CAP_|cap_)?(?:NET_(?:ADMIN|RAW|BIND_SERVICE)|SYS_(?:ADMIN|PTRACE|RESOURCE|NICE|TIME|MODULE|CHROOT)|IPC_LOCK|SETFCAP|SETPCAP|DAC_OVERRIDE|FOWNER|PERFMON|MKNOD)\b/,
  // Calls of the kernel, and programs that make them
  new RegExp(`${elsewhere}.*\\b${calls}(?![./\\w-]).{0,120}${refused}`, 'i'),
  new RegExp(
    `\\bsocket: ${refused}|failed switching to .{1,80}${refused}|\\/dev\\/(?:net\\/tun|fuse|kvm|ppp|loop\\S{0,10}|mem)\\b.{0,100}(?:${refused}|permission denied)`,
    'i',
  ),
  new RegExp(
    `\\bexec\\w*(?: user process(?: caused)?| container process)?:? .{0,160}${refused}|exec user process caused: ${refused}`,
    'i',
  ),
  /\bmount: (?!\S{0,3}fatal).{0,160}permission denied|mounting .{1,160} failed: permission denied|fuse: device not found/i,
  /sysctl\b.{0,160}(?:permission denied|read-only file system)|\/proc\/sys\/\S{1,120}.{0,40}(?:permission denied|read-only file system)/i,
  /\bfailed to lock memory\b|\bmlock\b.{0,60}(?:not available|failed|permission denied)/i,
  // Users: who must be root, and who must not
  /\b(?:you )?must be root\b|\bare you root\?|\bmust be (?:run|started|executed|launched|invoked) (?:as|by|with) (?:the )?root\b|\b(?:requires?|needs?) (?:to (?:be |run )?(?:as )?)?root (?:privileges?|permissions?|access|rights)\b|\bneeds? to be run as root\b/i,
  /no new privileges["”»]? flag|effective uid is not 0|must be owned by uid 0 and have the setuid bit/i,
  /\b(?:cannot|can not|can't|must not|may not|refus\w{1,4} to|not allowed to) (?:be )?(?:run|running|execut\w{1,4}|start\w{0,4})(?: \S{1,30}){0,3} (?:as|by) (?:the )?["'`]?(?:root|superuser|user root)\b|"root" execution of the .{0,40}server is not permitted|Running as root without --no-sandbox/i,
  /\b(?:must|needs?|requires?|has to|have to|only)\b.{0,40}\bprivileged (?:mode|container)\b|\bprivileged (?:mode|container) (?:is )?(?:required|needed)\b/i,
);
