"""Makes docs/picture.png from the running product: a secrecy review, a public page, a drawing.

make run                                   (in one terminal)
.venv/bin/python deploy/picture.py         (in another; HOST and PORT as for make run)
"""

import io
import os
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from app.admin.demonstration.people import PASSWORD

ROOT = Path(__file__).parents[1]
ADDRESS = f"http://{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
SIZE = {"width": 1280, "height": 860}
GAP = 12
WIDTH = 1600
BELOW = {"width": WIDTH, "height": 700}


def sign_in(page: Page, login: str) -> None:
    page.goto(f"{ADDRESS}/sign-in")
    page.fill("#login", login)
    page.fill("#password", PASSWORD)
    page.press("#password", "Enter")
    page.wait_for_load_state("networkidle")


def shots(browser: Browser) -> list[Image.Image]:
    context = browser.new_context(viewport=SIZE, locale="zh-CN", timezone_id="Asia/Shanghai")
    page = context.new_page()
    sign_in(page, "zhengguoqiang")
    page.click("main a[href^='/steps/'] >> nth=0")
    page.wait_for_load_state("networkidle")
    pictures = [page.screenshot()]
    context.clear_cookies()
    page.goto(f"{ADDRESS}/search?q=便民生活圈")
    page.click("main a[href^='/p/'] >> nth=0")
    page.wait_for_load_state("networkidle")
    pictures.append(page.screenshot())
    sign_in(page, "sysadmin")
    pictures.append(drawing(page))
    return [Image.open(io.BytesIO(picture)) for picture in pictures]


def drawing(page: Page) -> bytes:
    """The procedure on the drawing page, with the properties of the secrecy review."""
    page.set_viewport_size(BELOW)
    page.goto(f"{ADDRESS}/admin/procedures/proactive_review")
    page.get_by_role("button", name="修改流程").click()
    page.locator("#designer[data-ready]").wait_for(timeout=60_000)
    page.locator("[data-key='element']").select_option("secrecy_review")
    page.locator("#designer-verdict", has_text="未发现问题").wait_for(timeout=60_000)
    return page.screenshot()


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium-headless-shell",
            args=["--no-sandbox", "--disable-gpu"],
        )
        pictures = shots(browser)
        browser.close()

    width = (WIDTH - GAP) // 2
    height = width * SIZE["height"] // SIZE["width"]
    whole = Image.new("RGB", (WIDTH, height + GAP + BELOW["height"]), "white")
    for place, picture in enumerate(pictures[:2]):
        small = picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
        whole.paste(small, (place * (width + GAP), 0))
    whole.paste(pictures[2].convert("RGB"), (0, height + GAP))
    whole.save(ROOT / "docs/picture.png", optimize=True)


if __name__ == "__main__":
    main()
