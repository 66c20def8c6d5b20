import type { Fused } from "./fuse.ts";
import { readBy, type Convolution } from "./layers.ts";
import {
  arrange,
  depthOf,
  FLOAT,
  sizeTensors,
  viewOf,
  writtenBy,
  type Life,
  type Tensor,
  type View,
} from "./tensors.ts";
import { isTileable, partBytes, PARTS, tilesOf, type Tiles } from "./winograd.ts";

/** A value that is to come out, as planes of their own. */
interface Exported {
  name: string;
  view: View;
  planes: object;
}

/** Where in the arena everything lies, for a picture of some size. */
export class Layout {
  readonly #views: ReadonlyMap<string, View>;
  readonly #places: ReadonlyMap<object, number>;
  /** Of the picture, as it comes. */
  readonly #picture = {};
  /** Of what is done in tiles: its windows, by what is read, and the products of their numbers, by the layer's output. */
  readonly #windows = new Map<string, object>();
  readonly #products = new Map<string, Tiles>();
  readonly exports: readonly Exported[];
  /** First address that is not used. */
  readonly end: number;

  /**
   * @param dims planes, rows and columns of the picture
   * @param arena the first address that may be used
   */
  constructor(fused: Fused, dims: readonly [number, number, number], arena: number) {
    this.#views = sizeTensors(fused, dims);
    this.exports = fused.exported.map((name) => ({ name, view: this.view(name), planes: {} }));
    const lives = this.#livesOf(fused, dims[0] * dims[1] * dims[2] * FLOAT);
    const { places, bytes } = arrange([...lives.values()]);
    this.#places = new Map([...lives.keys()].map((one, at) => [one, arena + (places[at] ?? 0)]));
    this.end = arena + bytes;
  }

  view(name: string): View {
    return viewOf(this.#views, name);
  }

  get picture(): number {
    return this.#placeOf(this.#picture);
  }

  /** Of its first pixel's first channel. */
  at({ tensor, offset }: View): number {
    return this.origin(tensor) + offset;
  }

  /** Of a whole tensor's first pixel. */
  origin(tensor: Tensor): number {
    return this.#placeOf(tensor) + tensor.origin;
  }

  planes({ planes }: Exported): number {
    return this.#placeOf(planes);
  }

  /** A layer's tiles, and where its windows and products lie; null where it is not done in tiles. */
  tiled({ input, output }: Convolution): (Tiles & { windows: number; products: number }) | null {
    const [windows, products] = [this.#windows.get(input), this.#products.get(output)];
    if (!windows || !products) return null;
    return { ...products, windows: this.#placeOf(windows), products: this.#placeOf(products) };
  }

  #placeOf(what: object): number {
    const place = this.#places.get(what);
    if (place === undefined) throw new RangeError("It has no place.");
    return place;
  }

  /** By what lies there: the picture is laid out first, then come the layers, and at last the exported planes. */
  #livesOf({ input, layers }: Fused, pictureBytes: number): Map<object, Life> {
    const lives = new Map<object, Life>();
    const live = (what: object, bytes: number, at: number) => {
      const life = lives.get(what) ?? { from: at, to: at, bytes };
      lives.set(what, { bytes, from: Math.min(life.from, at), to: Math.max(life.to, at) });
    };
    const liveTensor = (name: string, at: number) => {
      const { tensor } = this.view(name);
      live(tensor, tensor.bytes, at);
    };
    live(this.#picture, pictureBytes, 0);
    liveTensor(input, 0);
    layers.forEach((layer, nth) => {
      for (const name of [...readBy(layer), layer.output]) liveTensor(name, nth + 1);
      if (layer.kind !== "convolution" || !isTileable(layer)) return;
      const tiles = tilesOf(this.view(layer.output).tensor);
      if (!tiles) return;
      const count = tiles.rows * tiles.columns;
      const windows = this.#windows.get(layer.input) ?? {};
      this.#windows.set(layer.input, windows);
      this.#products.set(layer.output, tiles);
      live(windows, PARTS * partBytes(count, depthOf(layer)), nth + 1);
      live(tiles, PARTS * partBytes(count, writtenBy(layer)), nth + 1);
    });
    for (const { name, view, planes } of this.exports) {
      const { height, width } = view.tensor;
      liveTensor(name, layers.length + 1);
      live(planes, view.channels * height * width * FLOAT, layers.length + 1);
    }
    return lives;
  }
}
