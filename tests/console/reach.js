// Which controls of the open page a person cannot click where they stand: a list of sentences, empty if they can.
async () => {
  const wrong = [];
  const CONTROLS = "header a, header button, .watchbar button, .watchbar select, "
    + "main a, main button, main input, main select, main textarea, #sounding a, #sounding button";
  const unseen = (each) => !each.checkVisibility() || each.matches("[type=hidden], .wr-default") || each.closest(".unsaid");
  const within = (at, most) => Math.min(Math.max(at, 0), most - 1);

  scrollTo(0, document.documentElement.scrollHeight);
  await new Promise((done) => setTimeout(done, 100)); // what stands at the foot of the window far down the page is there

  for (const each of document.querySelectorAll(CONTROLS)) {
    if (unseen(each)) continue;
    each.scrollIntoView({ block: "center", inline: "center" });
    const box = [...each.getClientRects()].find((rect) => rect.width && rect.height);
    if (!box) {
      wrong.push(`without a size: ${each.outerHTML.slice(0, 120)}`);
      continue;
    }
    const x = within(box.left + Math.min(box.width / 2, 8), innerWidth);
    const y = within(box.top + Math.min(box.height / 2, 8), innerHeight);
    const hit = document.elementFromPoint(x, y);
    const met = hit && (each.contains(hit) || hit.contains(each) || hit.closest("label")?.control === each);
    if (!met) wrong.push(`${each.outerHTML.slice(0, 120)} lies under ${hit?.outerHTML.slice(0, 120)}`);
  }
  scrollTo(0, 0);
  return wrong;
}
