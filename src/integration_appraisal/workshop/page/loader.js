/* The page's data and script, unpacked; the policy above knows the script by its hash, as it does this one. */
const own = (id) => document.getElementById(id);
async function unpacked(id) {
  const bytes = Uint8Array.from(atob(own(id).textContent), (char) => char.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}
try {
  const [room, script] = await Promise.all([unpacked("room"), unpacked("script")]);
  own("room").textContent = room;
  document.head.append(Object.assign(document.createElement("script"), { type: "module", textContent: script }));
} catch (error) {
  own("notice").hidden = false;
  own("notice").textContent = `This browser can't open the page (${error.message}). It takes one of 2023 or later.`;
}
