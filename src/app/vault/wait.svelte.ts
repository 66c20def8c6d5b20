/** Counts down to a moment, in whole seconds. */
export class Wait {
  seconds = $state(0);

  /** Starts anew, or ends with null. Returns the way to stop. */
  until(moment: string | null): () => void {
    const count = () => {
      const left = moment === null ? 0 : Date.parse(moment) - Date.now();
      this.seconds = Math.max(0, Math.ceil(left / 1000));
    };
    count();
    const timer = setInterval(count, 500);
    return () => clearInterval(timer);
  }
}
