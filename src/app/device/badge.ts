/** A number at the installed app's icon; 0 takes it away. Nothing happens where there is no badge. */
export function showBadge(count: number): void {
  if (!("setAppBadge" in navigator)) return;
  // Refused where the app is not installed, in which nobody would see it either.
  const done = count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge();
  done.catch(() => undefined);
}
