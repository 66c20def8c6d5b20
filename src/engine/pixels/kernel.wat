;; The inner loops over pixels. `node scripts/assemble.mjs src/engine/pixels` turns this file into
;; kernel-bytes.ts; a unit test holds the two together. All addresses are in bytes; a pixel is four
;; bytes, RGBA. Results are rounded to the nearest, halves to the even, and opaque where it says so.
(module
  (memory (export "memory") 1)

  ;; One row of 2×2 means, `width` pixels, from two rows. Reads and writes a whole number of pairs.
  (func (export "halveRow")
    (param $upper i32) (param $lower i32) (param $out i32) (param $width i32)
    (local $end i32) (local $a v128) (local $b v128) (local $low v128) (local $high v128)
    (local.set $end (i32.add (local.get $out) (i32.shl (local.get $width) (i32.const 2))))
    (loop $pair
      (local.set $a (v128.load (local.get $upper)))
      (local.set $b (v128.load (local.get $lower)))
      (local.set $low (i16x8.add
        (i16x8.extend_low_i8x16_u (local.get $a)) (i16x8.extend_low_i8x16_u (local.get $b))))
      (local.set $high (i16x8.add
        (i16x8.extend_high_i8x16_u (local.get $a)) (i16x8.extend_high_i8x16_u (local.get $b))))
      ;; Left neighbours beside each other, right neighbours beside each other.
      (local.set $a (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
        (local.get $low) (local.get $high)))
      (local.set $b (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
        (local.get $low) (local.get $high)))
      (local.set $a (i16x8.shr_u
        (i16x8.add
          (i16x8.add (local.get $a) (local.get $b))
          (v128.const i16x8 2 2 2 2 2 2 2 2))
        (i32.const 2)))
      (v128.store64_lane 0 (local.get $out)
        (i8x16.narrow_i16x8_u (local.get $a) (local.get $a)))
      (local.set $upper (i32.add (local.get $upper) (i32.const 16)))
      (local.set $lower (i32.add (local.get $lower) (i32.const 16)))
      (local.set $out (i32.add (local.get $out) (i32.const 8)))
      (br_if $pair (i32.lt_u (local.get $out) (local.get $end)))))

  ;; Adds a row of `width` pixels, times a weight, to sums of four floats a pixel. Works on a whole
  ;; number of fours.
  (func (export "addRow")
    (param $row i32) (param $sums i32) (param $width i32) (param $weight f32)
    (local $end i32) (local $bytes v128) (local $half v128) (local $weights v128)
    (local.set $weights (f32x4.splat (local.get $weight)))
    (local.set $end (i32.add (local.get $row) (i32.shl (local.get $width) (i32.const 2))))
    (loop $four
      (local.set $bytes (v128.load (local.get $row)))
      (local.set $half (i16x8.extend_low_i8x16_u (local.get $bytes)))
      (v128.store (local.get $sums) (f32x4.add (v128.load (local.get $sums))
        (f32x4.mul (local.get $weights)
          (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_u (local.get $half))))))
      (v128.store offset=16 (local.get $sums) (f32x4.add (v128.load offset=16 (local.get $sums))
        (f32x4.mul (local.get $weights)
          (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_u (local.get $half))))))
      (local.set $half (i16x8.extend_high_i8x16_u (local.get $bytes)))
      (v128.store offset=32 (local.get $sums) (f32x4.add (v128.load offset=32 (local.get $sums))
        (f32x4.mul (local.get $weights)
          (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_u (local.get $half))))))
      (v128.store offset=48 (local.get $sums) (f32x4.add (v128.load offset=48 (local.get $sums))
        (f32x4.mul (local.get $weights)
          (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_u (local.get $half))))))
      (local.set $sums (i32.add (local.get $sums) (i32.const 64)))
      (local.set $row (i32.add (local.get $row) (i32.const 16)))
      (br_if $four (i32.lt_u (local.get $row) (local.get $end)))))

  ;; A row of `width` opaque pixels: for each, `taps` neighbouring sums from its own first one (a
  ;; byte address, 32 bits), times as many weights.
  (func (export "mixRow")
    (param $firsts i32) (param $weights i32) (param $taps i32) (param $out i32) (param $width i32)
    (local $end i32) (local $at i32) (local $last i32) (local $sum v128)
    (local.set $end (i32.add (local.get $out) (i32.shl (local.get $width) (i32.const 2))))
    (loop $pixel
      (local.set $at (i32.load (local.get $firsts)))
      (local.set $last (i32.add (local.get $at) (i32.shl (local.get $taps) (i32.const 4))))
      (local.set $sum (v128.const i32x4 0 0 0 0))
      (loop $tap
        (local.set $sum (f32x4.add (local.get $sum)
          (f32x4.mul (v128.load (local.get $at)) (v128.load32_splat (local.get $weights)))))
        (local.set $weights (i32.add (local.get $weights) (i32.const 4)))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br_if $tap (i32.lt_u (local.get $at) (local.get $last))))
      (call $storeOpaque (local.get $out) (local.get $sum))
      (local.set $firsts (i32.add (local.get $firsts) (i32.const 4)))
      (local.set $out (i32.add (local.get $out) (i32.const 4)))
      (br_if $pixel (i32.lt_u (local.get $out) (local.get $end)))))

  ;; `width` × `height` opaque pixels: pixel (u, v) shows the place (a·u − b·v + x, b·u + a·v + y) of
  ;; the source, whose rows are `stride` bytes long: the colour between four pixels there or, where
  ;; `fine` is not 0, the mean of four such places, in the middles of the pixel's quarters. All of
  ;; them must lie within the source.
  (func (export "warp")
    (param $source i32) (param $stride i32)
    (param $a f32) (param $b f32) (param $x f32) (param $y f32) (param $fine i32)
    (param $out i32) (param $width i32) (param $height i32)
    (local $u i32) (local $v i32) (local $right v128) (local $down v128) (local $start v128)
    (local $place v128) (local $sum v128) (local $diagonal v128) (local $other v128)
    (local.set $right (call $pair (local.get $a) (local.get $b)))
    (local.set $down (call $pair (f32.neg (local.get $b)) (local.get $a)))
    (local.set $start (call $pair (local.get $x) (local.get $y)))
    (local.set $diagonal (f32x4.mul (f32x4.splat (f32.const 0.25))
      (f32x4.add (local.get $right) (local.get $down))))
    (local.set $other (f32x4.mul (f32x4.splat (f32.const 0.25))
      (f32x4.sub (local.get $right) (local.get $down))))
    (loop $row
      (local.set $u (i32.const 0))
      (loop $pixel
        (local.set $place (f32x4.add (local.get $start) (f32x4.add
          (f32x4.mul (f32x4.splat (f32.convert_i32_u (local.get $u))) (local.get $right))
          (f32x4.mul (f32x4.splat (f32.convert_i32_u (local.get $v))) (local.get $down)))))
        (if (local.get $fine)
          (then
            (local.set $sum (f32x4.mul (f32x4.splat (f32.const 0.25)) (f32x4.add
              (f32x4.add
                (call $between (local.get $source) (local.get $stride)
                  (f32x4.sub (local.get $place) (local.get $diagonal)))
                (call $between (local.get $source) (local.get $stride)
                  (f32x4.add (local.get $place) (local.get $other))))
              (f32x4.add
                (call $between (local.get $source) (local.get $stride)
                  (f32x4.sub (local.get $place) (local.get $other)))
                (call $between (local.get $source) (local.get $stride)
                  (f32x4.add (local.get $place) (local.get $diagonal))))))))
          (else
            (local.set $sum
              (call $between (local.get $source) (local.get $stride) (local.get $place)))))
        (call $storeOpaque (local.get $out) (local.get $sum))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (local.set $u (i32.add (local.get $u) (i32.const 1)))
        (br_if $pixel (i32.lt_u (local.get $u) (local.get $width))))
      (local.set $v (i32.add (local.get $v) (i32.const 1)))
      (br_if $row (i32.lt_u (local.get $v) (local.get $height)))))

  (func $pair (param $first f32) (param $second f32) (result v128)
    (f32x4.replace_lane 1 (f32x4.splat (local.get $first)) (local.get $second)))

  ;; The colour at a place (x, y, …) between four pixels, as four floats.
  (func $between (param $source i32) (param $stride i32) (param $place v128) (result v128)
    (local $whole v128) (local $at i32) (local $fx v128) (local $left v128)
    (local $upper v128) (local $lower v128)
    (local.set $whole (i32x4.trunc_sat_f32x4_s (local.get $place)))
    (local.set $place (f32x4.sub (local.get $place) (f32x4.convert_i32x4_s (local.get $whole))))
    (local.set $fx (f32x4.splat (f32x4.extract_lane 0 (local.get $place))))
    (local.set $at (i32.add (local.get $source) (i32.add
      (i32.mul (i32x4.extract_lane 1 (local.get $whole)) (local.get $stride))
      (i32.shl (i32x4.extract_lane 0 (local.get $whole)) (i32.const 2)))))
    (local.set $upper (i16x8.extend_low_i8x16_u (v128.load64_zero (local.get $at))))
    (local.set $lower (i16x8.extend_low_i8x16_u
      (v128.load64_zero (i32.add (local.get $at) (local.get $stride)))))
    (local.set $left (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_u (local.get $upper))))
    (local.set $upper (f32x4.add (local.get $left) (f32x4.mul (local.get $fx) (f32x4.sub
      (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_u (local.get $upper)))
      (local.get $left)))))
    (local.set $left (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_u (local.get $lower))))
    (local.set $lower (f32x4.add (local.get $left) (f32x4.mul (local.get $fx) (f32x4.sub
      (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_u (local.get $lower)))
      (local.get $left)))))
    (f32x4.add (local.get $upper) (f32x4.mul
      (f32x4.splat (f32x4.extract_lane 1 (local.get $place)))
      (f32x4.sub (local.get $lower) (local.get $upper)))))

  ;; A line of `width` floats: each the sum of `taps` neighbours from the same place on, times as many
  ;; weights. Written as a column, `stride` bytes apart. Works on a whole number of fours.
  (func (export "blurLine")
    (param $line i32) (param $weights i32) (param $taps i32)
    (param $out i32) (param $width i32) (param $stride i32)
    (local $end i32) (local $at i32) (local $weight i32) (local $last i32) (local $sum v128)
    (local.set $end (i32.add (local.get $line) (i32.shl (local.get $width) (i32.const 2))))
    (local.set $last (i32.add (local.get $weights) (i32.shl (local.get $taps) (i32.const 2))))
    (loop $four
      (local.set $at (local.get $line))
      (local.set $weight (local.get $weights))
      (local.set $sum (v128.const i32x4 0 0 0 0))
      (loop $tap
        (local.set $sum (f32x4.add (local.get $sum)
          (f32x4.mul (v128.load (local.get $at)) (v128.load32_splat (local.get $weight)))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (local.set $weight (i32.add (local.get $weight) (i32.const 4)))
        (br_if $tap (i32.lt_u (local.get $weight) (local.get $last))))
      (v128.store32_lane 0 (local.get $out) (local.get $sum))
      (local.set $out (i32.add (local.get $out) (local.get $stride)))
      (v128.store32_lane 1 (local.get $out) (local.get $sum))
      (local.set $out (i32.add (local.get $out) (local.get $stride)))
      (v128.store32_lane 2 (local.get $out) (local.get $sum))
      (local.set $out (i32.add (local.get $out) (local.get $stride)))
      (v128.store32_lane 3 (local.get $out) (local.get $sum))
      (local.set $out (i32.add (local.get $out) (local.get $stride)))
      (local.set $line (i32.add (local.get $line) (i32.const 16)))
      (br_if $four (i32.lt_u (local.get $line) (local.get $end)))))

  ;; One channel of a row of `width` pixels as floats, (value − mean) · factor; `shift` is how many
  ;; bits above red it lies. Works on a whole number of fours.
  (func (export "planeRow")
    (param $row i32) (param $width i32) (param $shift i32)
    (param $out i32) (param $mean f32) (param $factor f32)
    (local $end i32)
    (local.set $end (i32.add (local.get $row) (i32.shl (local.get $width) (i32.const 2))))
    (loop $four
      (v128.store (local.get $out) (f32x4.mul (f32x4.splat (local.get $factor)) (f32x4.sub
        (f32x4.convert_i32x4_s (v128.and
          (i32x4.shr_u (v128.load (local.get $row)) (local.get $shift))
          (v128.const i32x4 255 255 255 255)))
        (f32x4.splat (local.get $mean)))))
      (local.set $out (i32.add (local.get $out) (i32.const 16)))
      (local.set $row (i32.add (local.get $row) (i32.const 16)))
      (br_if $four (i32.lt_u (local.get $row) (local.get $end)))))

  ;; One pixel, from four floats of 0 to 255.
  (func $storeOpaque (param $out i32) (param $colour v128)
    (local.set $colour (i16x8.narrow_i32x4_s
      (i32x4.trunc_sat_f32x4_s (f32x4.nearest (local.get $colour)))
      (local.get $colour)))
    (i32.store (local.get $out) (i32.or
      (i32x4.extract_lane 0 (i8x16.narrow_i16x8_u (local.get $colour) (local.get $colour)))
      (i32.const 0xff000000)))))
