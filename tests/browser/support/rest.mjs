// When what moves on a page has come to its end.

/**
 * Whether all that fades in has its own colours. WebKit calls an animation finished while its colours are still on
 * their way, so it has to be gone, unless it stays for good, and what came with it painted.
 */
export const atRest = (page) =>
  page.runAsync(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const stays = ({ playState, effect }) =>
      playState === 'finished' && ['both', 'forwards'].includes(effect.getTiming().fill);
    if (!document.getAnimations().every(stays)) return false;
    await frame();
    await frame();
    return document.getAnimations().every(stays);
  });
